import type { OwnerReference } from '../../resources/kube-object.ts';
import { type FieldError, invalid } from './field-error.ts';
import { goPointer, invalidGo } from './go-value.ts';

/** The findings about who owns an object. */
export const validateOwners = (owners: readonly OwnerReference[], path: string): FieldError[] => {
  const [first, ...others] = owners.filter((owner) => owner.controller);
  return [
    ...owners.flatMap((owner) => validateOwner(owner, path)),
    ...others.map((other) =>
      invalidGo(
        path,
        goOwners(owners),
        `Only one reference can have Controller set to true. Found "true" in references for ${first?.kind}/${first?.name} and ${other.kind}/${other.name}`,
      ),
    ),
  ];
};

const validateOwner = (owner: OwnerReference, path: string): FieldError[] => [
  ...(['apiVersion', 'kind', 'name', 'uid'] as const)
    .filter((field) => (field === 'apiVersion' ? !/^[^/]*\/?[^/]+$/.test(owner.apiVersion ?? '') : !owner[field]))
    .map((field) =>
      invalid(
        `${path}.${field}`,
        owner[field] ?? '',
        `${field === 'apiVersion' ? 'version' : field} must not be empty`,
      ),
    ),
  ...(owner.apiVersion === 'v1' && owner.kind === 'Event'
    ? [invalidGo(path, goOwner(owner), '/v1, Kind=Event is disallowed from being an owner')]
    : []),
];

const goOwners = (owners: readonly OwnerReference[]): string =>
  `[]v1.OwnerReference{${owners.map(goOwner).join(', ')}}`;

/** An owner as Go's `%#v` prints it. */
export const goOwner = (owner: OwnerReference): string => {
  const { apiVersion = '', kind = '', name = '', uid = '', controller, blockOwnerDeletion } = owner;
  const texts = Object.entries({ APIVersion: apiVersion, Kind: kind, Name: name, UID: uid }).map(
    ([field, value]) => `${field}:${JSON.stringify(value)}`,
  );
  return `v1.OwnerReference{${texts.join(', ')}, Controller:${goPointer('bool', controller)}, BlockOwnerDeletion:${goPointer('bool', blockOwnerDeletion)}}`;
};
