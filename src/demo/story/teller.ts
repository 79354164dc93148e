import type { Instant } from '../../kernel/instant.js';

/** Something that unfolds over time: it yields the instant at which it goes on. */
export type Story = AsyncGenerator<Instant, void, void>;

interface Waiting {
  readonly story: Story;
  readonly at: Instant;
}

/** Lets stories unfold side by side, whichever goes on soonest, so that all that happens is recorded in its order. */
export async function tellInOrder(
  stories: readonly Story[],
  until: Instant,
  turnTo: (at: Instant) => Promise<void>,
): Promise<void> {
  let waiting: Waiting[] = [];
  for (const story of stories) waiting.push(...(await goOn(story)));
  while (waiting.length > 0) {
    const next = waiting.reduce((soonest, each) => (each.at < soonest.at ? each : soonest));
    waiting = waiting.filter((each) => each !== next);
    if (next.at > until) continue;
    await turnTo(next.at);
    waiting.push(...(await goOn(next.story)));
  }
}

const goOn = async (story: Story): Promise<Waiting[]> => {
  const { done, value } = await story.next();
  return done ? [] : [{ story, at: value }];
};
