import { referenceError } from '../../../image/reference-error.ts';
import type { LifecycleHook } from '../../../resources/workloads/deployment-config.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

/** The findings about something to run at a moment of a rollout: a pod, or tags to set. */
export const validateLifecycleHook = (hook: LifecycleHook, pod: PodSpec, path: string): FieldError[] => [
  ...(hook.failurePolicy ? [] : [required(`${path}.failurePolicy`)]),
  ...validateAction(hook, pod, path),
];

/** The findings about variables: only names that a shell could use. */
export const validateEnvironment = (variables: readonly { name: string }[] | undefined, path: string): FieldError[] =>
  (variables ?? []).flatMap(({ name = '' }, index) => [
    ...(name ? [] : [required(`${path}[${index}].name`)]),
    ...(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? [] : [invalid(`${path}[${index}].name`, name, NO_IDENTIFIER)]),
  ]);

const validateAction = (hook: LifecycleHook, pod: PodSpec, path: string): FieldError[] => {
  const { execNewPod, tagImages = [] } = hook;
  if (execNewPod && tagImages.length > 0)
    return [invalid(path, '<hook>', "only one of 'execNewPod' or 'tagImages' may be specified")];
  if (execNewPod) return validateNewPod(execNewPod, `${path}.execNewPod`);
  if (tagImages.length === 0) return [invalid(path, '<empty>', 'One of execNewPod or tagImages must be specified')];
  return tagImages.flatMap((tag, index) => validateTag(tag, pod, `${path}.tagImages[${index}]`));
};

const validateNewPod = (action: NonNullable<LifecycleHook['execNewPod']>, path: string): FieldError[] => [
  ...(action.command?.length ? [] : [required(`${path}.command`)]),
  ...(action.containerName ? [] : [required(`${path}.containerName`)]),
  ...validateEnvironment(action.env, `${path}.env`),
  ...(action.volumes ?? []).flatMap((volume, index) =>
    volume === '' ? [invalid(`${path}.volumes[${index}]`, '', 'must not be empty')] : [],
  ),
];

const validateTag = (
  { containerName, to }: NonNullable<LifecycleHook['tagImages']>[number],
  pod: PodSpec,
  path: string,
): FieldError[] => [
  ...(containerName
    ? validateContainer(containerName, pod, `${path}.containerName`)
    : [required(`${path}.containerName`, 'a containerName is required')]),
  ...(to?.kind === 'ImageStreamTag' ? [] : [invalid(`${path}.to.kind`, to?.kind ?? '', "Must be 'ImageStreamTag'")]),
  ...(to?.name ? [] : [required(`${path}.to.name`, 'a destination tag name is required')]),
];

const validateContainer = (name: string, pod: PodSpec, path: string): FieldError[] => {
  const container = [...(pod.containers ?? []), ...(pod.initContainers ?? [])].find((each) => each.name === name);
  if (container === undefined) return [invalid(path, name, `no container "${name}" found`)];
  const wrong = referenceError(container.image ?? '');
  return wrong === undefined ? [] : [invalid(path, name, wrong)];
};

const NO_IDENTIFIER =
  "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is '[A-Za-z_][A-Za-z0-9_]*')";
