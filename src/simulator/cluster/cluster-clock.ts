import type { Clock } from '../../ports/clock.ts';
import type { Activity } from '../clock/activity.ts';
import { RealClock } from '../clock/real-clock.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';

/** The clock of a cluster, with what its owner may do to it. */
export interface ClusterClock extends Clock {
  readonly virtual: boolean;
  /**
   * Lets so many milliseconds pass: everything that is due in them happens, in order, and comes to rest.
   *
   * @throws Error on a real clock, which nobody can move
   */
  advance(duration: number): Promise<void>;
  /**
   * Lets so many milliseconds pass in the middle of something that takes time itself. On a virtual clock they have passed when this
   * returns; on a real one they are waited for. It ends before when `isOver` says so.
   */
  spend(duration: number, isOver?: () => boolean): Promise<void>;
  /** When the next timer is due, in milliseconds since the epoch. Virtual clocks only. */
  nextDue(): number | undefined;
  /** Resolves when the cluster has nothing left to do at the present moment. */
  settled(): Promise<void>;
}

/** Joins a clock with the knowledge of what is still under way. */
export const createClusterClock = (kind: 'virtual' | 'real', startTime: number, activity: Activity): ClusterClock => {
  const settled = (): Promise<void> => activity.settled();
  if (kind === 'real') return new RealClusterClock(activity);
  const clock = new VirtualClock(startTime);
  return {
    virtual: true,
    now: () => clock.now(),
    after: (delay, callback) => clock.after(delay, callback),
    advance: (duration) => clock.advanceTo(clock.now() + duration, settled),
    spend: (duration, isOver = () => false) => spend(clock, duration, isOver),
    nextDue: () => clock.nextDue(),
    settled,
  };
};

/** After each timer that fires on the way, whoever waits has the time to give up. */
const spend = async (clock: VirtualClock, duration: number, isOver: () => boolean): Promise<void> => {
  const end = clock.now() + duration;
  for (let due = clock.nextDue(); due !== undefined && due <= end; due = clock.nextDue()) {
    clock.spend(Math.max(0, due - clock.now()));
    for (let turn = 0; turn < TURNS && !isOver(); turn++) await new Promise((resolve) => setImmediate(resolve));
    if (isOver()) return;
  }
  clock.spend(end - clock.now());
};

/** So many turns of the event loop a connection may need to end at both ends. */
const TURNS = 20;

class RealClusterClock extends RealClock implements ClusterClock {
  readonly virtual = false;
  readonly #activity: Activity;

  constructor(activity: Activity) {
    super();
    this.#activity = activity;
  }

  async advance(): Promise<void> {
    throw new Error(
      'the clock of this cluster follows real time and cannot be moved: start the cluster with a virtual clock',
    );
  }

  spend(duration: number): Promise<void> {
    return new Promise((resolve) => void this.after(duration, resolve));
  }

  nextDue(): undefined {
    return undefined;
  }

  settled(): Promise<void> {
    return this.#activity.settled();
  }
}
