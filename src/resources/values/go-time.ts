/** A moment, in RFC 3339 and UTC, as Go prints it: `2026-11-21 22:15:08 +0000 UTC`. */
export const goTime = (moment: string | null | undefined): string =>
  (moment ?? '').replace('T', ' ').replace('Z', ' +0000 UTC');
