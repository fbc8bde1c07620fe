import { longDuration } from '../../../resources/values/long-duration.ts';
import { shortDuration } from '../../../resources/values/short-duration.ts';

/** How long ago a timestamp was, in the short form of Kubernetes: `5m10s`. `now` is in milliseconds. */
export const ageOf = (timestamp: string | null | undefined, now: number): string =>
  timestamp === undefined || timestamp === null ? '<unknown>' : shortDuration(now - Date.parse(timestamp));

/** How long ago a timestamp was, in the words of OpenShift: `About a minute ago`; empty without one. */
export const relativeTime = (timestamp: string | null | undefined, now: number): string =>
  timestamp === undefined || timestamp === null || timestamp === ''
    ? ''
    : `${longDuration(now - Date.parse(timestamp))} ago`;
