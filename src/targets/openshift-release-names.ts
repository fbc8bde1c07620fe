/** The versions of OpenShift that the embedded cluster can behave as, the newest last. */
export const openShiftReleaseNames = ['4.12', '4.19'] as const;

export type OpenShiftReleaseName = (typeof openShiftReleaseNames)[number];
