/** A rollout has come as far as it was told to with `--until`. */
export class ConditionReached extends Error {}

/** How far a rollout goes: `start`, `pre`, `mid`, a share such as `50%`, or, when empty, to its end. */
export interface Until {
  /** @throws ConditionReached when the rollout is to stop at this point */
  stopAt(point: string, message: string): void;
  /** @throws ConditionReached when the rollout is to stop at a share in this range, both ends included */
  stopBetween(least: number, most: number): void;
  /** @throws ConditionReached when so much of the new version, in percent, is enough */
  stopWhen(percent: number): void;
}

/** @param condition the value of `--until` */
export const createUntil = (condition: string): Until => {
  const share = /^\d+%$/.test(condition) ? Number.parseInt(condition, 10) : undefined;
  const stop = (message: string): never => {
    throw new ConditionReached(message);
  };
  return {
    stopAt: (point, message) => void (condition === point && stop(message)),
    stopBetween: (least, most) =>
      void (share !== undefined && share >= least && share <= most && stop(`Reached ${condition}`)),
    stopWhen: (percent) =>
      void (share !== undefined && percent >= share && stop(`Reached ${condition} (currently ${percent}%)`)),
  };
};
