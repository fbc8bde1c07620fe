/** Seconds and nanoseconds of a message, as milliseconds: since the epoch for a time stamp. */
export const milliseconds = ({ seconds, nanos }: { seconds: number; nanos: number }): number =>
  seconds * 1000 + Math.round(nanos / 1e6);
