import type { ContainerState, ContainerStatus } from '../../../resources/workloads/pod.ts';
import { boolText, dateText } from '../kubernetes-lines.ts';

/** What a node reports of a container: its state, that before it if it ended, and how often it was started again. */
export const describeContainerState = ({ state, lastState, ready, restartCount }: ContainerStatus): string =>
  [
    stateLines('State', state),
    lastState?.terminated ? stateLines('Last State', lastState) : '',
    `    Ready:\t${boolText(ready)}\n    Restart Count:\t${restartCount}\n`,
  ].join('');

const stateLines = (label: string, { running, waiting, terminated }: ContainerState = {}): string => {
  if (running) return `    ${label}:\tRunning\n      Started:\t${dateText(running.startedAt)}\n`;
  if (!terminated) return `    ${label}:\tWaiting\n${line('Reason', waiting?.reason)}`;
  return [
    `    ${label}:\tTerminated\n`,
    line('Reason', terminated.reason),
    line('Message', terminated.message),
    `      Exit Code:\t${terminated.exitCode}\n`,
    line('Signal', terminated.signal),
    `      Started:\t${dateText(terminated.startedAt)}\n      Finished:\t${dateText(terminated.finishedAt)}\n`,
  ].join('');
};

const line = (label: string, value: string | number | undefined): string =>
  value ? `      ${label}:\t${value}\n` : '';
