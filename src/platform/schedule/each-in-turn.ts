import { othersTurn } from './others-turn.js';

/** Works on one thing after the other, and after every so many lets others have a turn. */
export const eachInTurn = async <Thing, Made>(
  things: readonly Thing[],
  atOnce: number,
  work: (thing: Thing) => Made,
): Promise<Made[]> => {
  const made: Made[] = [];
  for (const thing of things) {
    made.push(work(thing));
    if (made.length % atOnce === 0) await othersTurn();
  }
  return made;
};
