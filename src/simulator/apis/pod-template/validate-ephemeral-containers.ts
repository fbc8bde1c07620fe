import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { equal } from '../../apimachinery/equality.ts';
import { duplicate, type FieldError, forbiddenField, notFoundField } from '../../apimachinery/field-error.ts';
import { validateContainer } from './validate-container.ts';

type EphemeralContainer = Container & { readonly targetContainerName?: string };

/** What a container that is added for a while has no use for. */
const REFUSED = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const;

const WHY = 'cannot be set for an Ephemeral Container';
const PATH = 'spec.ephemeralContainers';

/**
 * The findings about containers that are added to a running pod: they serve to look into it, and stay as they are.
 *
 * @param old the pod before
 */
export const validateEphemeralUpdate = (spec: PodSpec, old: PodSpec): FieldError[] => [
  ...validateEphemeralContainers(spec, PATH),
  ...changesOf(spec, old),
];

/** The findings about the containers themselves, which pods have from the start only to be refused. */
export const validateEphemeralContainers = (spec: PodSpec, path: string): FieldError[] => {
  const others = new Set([...spec.containers, ...(spec.initContainers ?? [])].map(({ name }) => name));
  const names = new Set(others);
  return (spec.ephemeralContainers ?? []).flatMap((container: EphemeralContainer, index) => {
    const at = `${path}[${index}]`;
    const { name, targetContainerName: target } = container;
    const isTaken = names.has(name);
    names.add(name);
    return [
      ...validateContainer(container, spec.volumes ?? [], at),
      ...(isTaken ? [duplicate(`${at}.name`, name)] : []),
      ...(target && !others.has(target) ? [notFoundField(`${at}.targetContainerName`, target)] : []),
      ...REFUSED.filter((field) => isSet(container[field as keyof Container])).map((field) =>
        forbiddenField(`${at}.${field}`, WHY),
      ),
      ...refusePartsOfVolumes(container, at),
    ];
  });
};

const isSet = (value: unknown): boolean =>
  value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);

const refusePartsOfVolumes = ({ volumeMounts = [] }: Container, path: string): FieldError[] =>
  volumeMounts.flatMap((mount, index) =>
    (['subPath', 'subPathExpr'] as const)
      .filter((field) => mount[field])
      .map((field) => forbiddenField(`${path}.volumeMounts[${index}].${field}`, WHY)),
  );

const changesOf = (spec: PodSpec, old: PodSpec): FieldError[] =>
  (old.ephemeralContainers ?? []).flatMap((before) => {
    const after = spec.ephemeralContainers?.find(({ name }) => name === before.name);
    if (equal(before, after)) return [];
    const what = after === undefined ? 'removed' : 'changed';
    return [forbiddenField(PATH, `existing ephemeral containers ${JSON.stringify(before.name)} may not be ${what}\n`)];
  });
