import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { TopologySpreadConstraint } from '../../../resources/workloads/pod-spec.ts';

/** How pods are spread over domains of nodes, if they are told to be; one constraint a line, by topology. */
export const describeSpread = (constraints: readonly TopologySpreadConstraint[] = [], indent = ''): string => {
  const lines = [...constraints]
    .sort((a, b) => ((a.topologyKey ?? '') < (b.topologyKey ?? '') ? -1 : 1))
    .map(({ topologyKey = '', whenUnsatisfiable = '', maxSkew = 0, labelSelector }) => {
      const pods = labelSelector ? ` for selector ${selectorText(labelSelector) || '<none>'}` : '';
      return `\t${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${pods}\n`;
    });
  return lines.length === 0 ? '' : `${indent}Topology Spread Constraints:${lines.join(indent)}`;
};
