import { qualifiedName } from '../../../resources/validation/qualified-name.ts';

const STANDARD = ['cpu', 'memory', 'ephemeral-storage', 'storage'];
const OF_CONTAINERS = ['cpu', 'memory', 'ephemeral-storage'];

/** What is wrong with the name of a resource: it is one that every cluster knows, or says whose it is. */
export const standardResourceErrors = (name: string): readonly string[] => {
  const errors = qualifiedName(name);
  if (errors.length > 0 || name.includes('/') || STANDARD.includes(name) || isOfObjects(name)) return errors;
  return ['must be a standard resource type or fully qualified'];
};

/** What is wrong with the name of a resource of containers. */
export const containerResourceErrors = (name: string): readonly string[] => [
  ...standardResourceErrors(name),
  ...(name.includes('/') || OF_CONTAINERS.includes(name) || name.startsWith('hugepages-')
    ? []
    : ['must be a standard resource for containers']),
];

/** Resources that quotas count. */
const isOfObjects = (name: string): boolean =>
  /^(requests|limits)\.|^hugepages-|^(pods|services|secrets|configmaps|replicationcontrollers|resourcequotas|persistentvolumeclaims)$/.test(
    name,
  );
