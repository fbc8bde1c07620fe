const SECOND = 1000;

/** How long ago a timestamp was, in the words of OpenShift: `About a minute ago`; empty without one. */
export const relativeTime = (timestamp: string | null | undefined, now: number): string =>
  timestamp === undefined || timestamp === null || timestamp === ''
    ? ''
    : `${longDuration(now - Date.parse(timestamp))} ago`;

/**
 * A duration in words; milliseconds.
 *
 * @see https://github.com/docker/go-units/blob/master/duration.go
 */
export const longDuration = (milliseconds: number): string => {
  const seconds = Math.trunc(milliseconds / SECOND);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.trunc(seconds / 60);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(seconds / 3600);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.trunc(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.trunc(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.trunc(hours / 24 / 30)} months`;
  return `${Math.trunc(milliseconds / SECOND / 3600 / 24 / 365)} years`;
};
