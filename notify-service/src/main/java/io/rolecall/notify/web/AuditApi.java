package io.rolecall.notify.web;

import io.rolecall.notify.health.Audit;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Alerts that can never find anything, for the operator. */
@RestController
class AuditApi {
    private final Audit audit;
    private final Access access;

    AuditApi(Audit audit, Access access) {
        this.audit = audit;
        this.access = access;
    }

    @GetMapping("/v1/audit")
    Audit.Report audit(HttpServletRequest request) {
        access.operatorOnly(request);
        return audit.run();
    }
}
