import type { Pod } from '../../../resources/pod.ts';

/** So many lines of so many characters. */
const LINES = 5;
const WIDTH = 78;

/** The end of what the container that failed has written, for `status.logSnippet` of its build. */
export const logSnippet = ({ status }: Pod): string | undefined => {
  const failed = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].find(
    ({ state }) => state?.terminated !== undefined && state.terminated.exitCode !== 0,
  );
  const message = failed?.state?.terminated?.message?.replace(/\n+$/, '');
  return message
    ?.split('\n')
    .slice(-LINES)
    .map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH - 3)}...` : line))
    .join('\n');
};
