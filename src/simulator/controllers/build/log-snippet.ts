import type { Pod } from '../../../resources/workloads/pod.ts';

/** So many lines, of so many characters each; of longer ones the beginning and the end. */
const LINES = 5;
const WIDTH = 120;
const BEGINNING = 58;
const END = 59;

/**
 * The end of what the pod of a failed build has written, for `status.logSnippet`: of its container, or, where that has not come to
 * run, of the first of its init containers.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/build/build_controller.go
 */
export const logSnippet = ({ status }: Pod): string | undefined => {
  const ended =
    status?.containerStatuses?.[0]?.state?.terminated ??
    status?.initContainerStatuses?.find(({ state }) => state?.terminated !== undefined)?.state?.terminated;
  return ended?.message
    ?.replace(/\n+$/, '')
    .split('\n')
    .slice(-LINES)
    .map((line) => (line.length > WIDTH ? `${line.slice(0, BEGINNING)}...${line.slice(-END)}` : line))
    .join('\n');
};
