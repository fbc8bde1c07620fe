import type { Pod } from '../../../src/resources/workloads/pod.ts';

/** What became of each pod of a list, a few lines each: where it is, which image it was to have and which one it has. */
export const podStates = (json: string): string[] => {
  const { items } = JSON.parse(json) as { items: Pod[] };
  return items.toSorted(byName).flatMap((pod) => {
    const { metadata, spec, status } = pod;
    const [container] = spec.containers;
    const [found] = status?.containerStatuses ?? [];
    return [
      `${metadata.name} node=${spec.nodeName ?? null} phase=${status?.phase} policy=${container?.imagePullPolicy}`,
      ...(found === undefined
        ? []
        : [
            `   spec.image      ${container?.image}`,
            `   status.image    ${found.image}`,
            `   status.imageID  ${found.imageID}`,
            `   state           ${stateText(found.state)}`,
          ]),
    ];
  });
};

const byName = (left: Pod, right: Pod): number => (left.metadata.name < right.metadata.name ? -1 : 1);

/** As the recording has it: fields by name, and a space after each colon and comma. */
const stateText = (state: unknown): string =>
  JSON.stringify(state, sorted, 1).replaceAll(/\n\s*/g, ' ').replaceAll('{ ', '{').replaceAll(' }', '}');

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;
