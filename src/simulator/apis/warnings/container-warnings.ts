import type { Container, EnvVar, PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { APP_ARMOR } from '../pod-template/app-armor-annotation.ts';
import { fractionWarnings } from './fraction-warnings.ts';

const SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';

/** The warnings about one container of a pod. @param path that of the container @param root that of the template; empty for pods */
export const containerWarnings = (
  container: Container,
  path: string,
  { securityContext: ofPod }: PodSpec,
  annotations: Readonly<Record<string, string>>,
  root: string,
): string[] => {
  const { name, securityContext, resources, env } = container;
  const hasAppArmor = ofPod?.appArmorProfile != null || securityContext?.appArmorProfile != null;
  const ofAnnotation = (key: string, text: string): string[] =>
    annotations[key] === undefined ? [] : [`${root}metadata.annotations[${key}]: ${text}`];
  return [
    ...(securityContext?.seccompProfile == null
      ? ofAnnotation(SECCOMP + name, 'non-functional in v1.27+; use the "seccompProfile" field instead')
      : []),
    // Of pods it is told before annotation and field are made to say the same.
    ...(root !== '' && !hasAppArmor
      ? ofAnnotation(APP_ARMOR + name, 'deprecated since v1.30; use the "appArmorProfile" field instead')
      : []),
    ...['memory', 'ephemeral-storage'].flatMap((resource) => [
      ...fractionWarnings(resources?.limits, `${path}.resources.limits`, [resource]),
      ...fractionWarnings(resources?.requests, `${path}.resources.requests`, [resource]),
    ]),
    ...hiddenVariables(env ?? [], `${path}.env`),
  ];
};

/** Variables may be said twice only to add to what was there. */
const hiddenVariables = (variables: readonly EnvVar[], path: string): string[] =>
  variables.flatMap(({ name, value = '', valueFrom }, index) => {
    const reference = `$(${name})`;
    const hides = valueFrom != null || value === reference || !value.includes(reference);
    return hides && variables.slice(0, index).some((other) => other.name === name)
      ? [
          `${path}[${index}]: hides previous definition of ${JSON.stringify(name ?? '')}, which may be dropped when using apply`,
        ]
      : [];
  });
