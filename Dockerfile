# One image for each service, from source: docker build --build-arg SERVICE=search-service .
# The first stage builds all three; the three images share its layers and differ in the last few only.

FROM eclipse-temurin:25.0.3_9-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY posting posting
COPY local local
COPY testing testing
COPY ingest-service ingest-service
COPY search-service search-service
COPY notify-service notify-service
# Not built here, but the root pom lists it.
COPY bench/pom.xml bench/pom.xml
RUN ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true -pl ingest-service,search-service,notify-service -am package
# What seldom changes (dependencies) and what often does (the application) become layers of their own.
RUN for service in ingest-service search-service notify-service; do \
      java -Djarmode=tools -jar $service/target/$service-*-exec.jar extract --layers --application-filename app.jar --destination /layers/$service || exit 1; \
    done

FROM eclipse-temurin:25.0.3_9-jre
ARG SERVICE
RUN test -n "$SERVICE" && mkdir -p /app /data && chown 10001:10001 /data
WORKDIR /app
COPY --from=build /layers/${SERVICE}/dependencies/ ./
COPY --from=build /layers/${SERVICE}/spring-boot-loader/ ./
COPY --from=build /layers/${SERVICE}/snapshot-dependencies/ ./
COPY --from=build /layers/${SERVICE}/application/ ./
ENV SERVICE=${SERVICE} SEARCH_INDEX_DIRECTORY=/data/index
USER 10001:10001
EXPOSE 8080 8081 8082
# No curl needed, and no JVM every few seconds.
HEALTHCHECK --interval=5s --timeout=4s --start-period=90s --retries=6 CMD ["bash", "-c", "case $SERVICE in search-service) port=${SEARCH_PORT:-8080};; ingest-service) port=${INGEST_PORT:-8081};; *) port=${NOTIFY_PORT:-8082};; esac; exec 3<>/dev/tcp/127.0.0.1/$port && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# More options by JAVA_TOOL_OPTIONS. The heap leaves room for the index's files in the container's memory.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "app.jar"]
