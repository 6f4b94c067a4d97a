package io.rolecall.notify.channel.feed;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Channel;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Outcome;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sends nothing: who reads the feed finds what the ledger holds. */
@Component
class FeedChannel implements Channel<Destination.Feed> {
    @Override
    public Class<Destination.Feed> takes() {
        return Destination.Feed.class;
    }

    @Override
    public Lane lane(Destination.Feed to) {
        return new Lane(Pool.POSTS, to.to(), 1, Duration.ZERO);
    }

    @Override
    public Outcome send(Notice notice, Destination.Feed to) {
        return new Outcome.Taken();
    }
}
