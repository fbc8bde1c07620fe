import { longDuration } from '../../resources/values/long-duration.ts';
import { shortDuration } from '../../resources/values/short-duration.ts';

/** How long ago a moment was, in the short form, `<unknown>` without one. */
export const shortAgeSince = (now: number, moment: string | null | undefined): string =>
  moment ? shortDuration(now - Date.parse(moment)) : '<unknown>';

/** How long ago a moment was, in words. */
export const longAgeSince = (now: number, moment: string | null | undefined): string =>
  longDuration(now - Date.parse(moment ?? ''));
