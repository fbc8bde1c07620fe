import type { Service } from '../../../resources/service.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';

/** What `oc describe service` prints; `endpoints` are the addresses behind each port, by its name. */
export const describeService = (
  service: Service,
  endpoints: ReadonlyMap<string, readonly string[]>,
  events: ShownEvents,
  now: number,
): string => {
  const { metadata, spec } = service;
  const selector = Object.entries(spec.selector ?? {}).map(([key, value]) => `${key}=${value}`);
  const ports = (spec.ports ?? []).map(({ name, port, protocol = 'TCP', targetPort, nodePort }) => {
    const label = name || '<unset>';
    const target = typeof targetPort === 'string' ? targetPort : `${targetPort ?? port}`;
    const node = nodePort ? `NodePort:\t${label}\t${nodePort}/${protocol}\n` : '';
    return `Port:\t${label}\t${port}/${protocol}\nTargetPort:\t${target}/${protocol}\n${node}Endpoints:\t${(endpoints.get(name ?? '') ?? []).join(',')}\n`;
  });
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Selector:\t${selector.sort().join(',') || '<none>'}\nType:\t${spec.type ?? 'ClusterIP'}\n`,
      spec.ipFamilyPolicy ? `IP Family Policy:\t${spec.ipFamilyPolicy}\n` : '',
      spec.ipFamilies?.length ? `IP Families:\t${spec.ipFamilies.join(',')}\n` : '',
      `IP:\t${spec.clusterIP ?? ''}\nIPs:\t${spec.clusterIPs?.join(',') || '<none>'}\n`,
      ...ports,
      `Session Affinity:\t${spec.sessionAffinity ?? 'None'}\n`,
      spec.externalTrafficPolicy ? `External Traffic Policy:\t${spec.externalTrafficPolicy}\n` : '',
      spec.internalTrafficPolicy ? `Internal Traffic Policy:\t${spec.internalTrafficPolicy}\n` : '',
      describeEvents(events, now),
    ].join(''),
  );
};
