import type { Event } from '../../../src/resources/event.ts';
import type { Pod } from '../../../src/resources/workloads/pod.ts';
import type { Output } from '../replay/output.ts';

/** What became of a pod that was just made: its state, the images it names, what it printed, its events, and the requests for it. */
export const podAttempt = async (
  name: string,
  oc: (words: readonly string[]) => Promise<Output>,
  requests: string,
): Promise<string> => {
  const { status } = JSON.parse((await oc(['get', 'pod', name, '-o', 'json'])).stdout) as Pod;
  const [container] = status?.containerStatuses ?? [];
  const running = container?.state?.running !== undefined;
  const { items } = JSON.parse((await oc(['get', 'events', '-o', 'json'])).stdout) as { items: Event[] };
  const events = items.filter(({ involvedObject }) => involvedObject.name === name);
  return [
    `state ${JSON.stringify(container?.state, byName)}`,
    `status.image ${container?.image}`,
    `status.imageID ${container?.imageID}`.trim(),
    ...(running ? [`log ${(await oc(['logs', name])).stdout.trim()}`] : []),
    ...events.map(({ reason, message }) => `${reason} ${message}`).sort(),
    ...requests
      .split('\n')
      .filter((line) => line !== '' && line !== '(none)' && !line.includes(' GET /v2/ '))
      .map((line) => line.replace(/^(\S+) \S+ /, '$1 '))
      .sort(),
    '',
  ].join('\n');
};

const byName = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;
