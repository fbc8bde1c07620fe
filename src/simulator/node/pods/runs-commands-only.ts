import type { ContainerRun } from './pod-runtime.ts';

/**
 * Whether a container runs nothing but commands that every container has (`sleep`, shells): they listen nowhere, and as
 * process 1 they do not heed the signal to terminate, so that they are killed.
 */
export const runsCommandsOnly = ({ mayListen, program }: ContainerRun): boolean => !mayListen && !program.isUnknown;
