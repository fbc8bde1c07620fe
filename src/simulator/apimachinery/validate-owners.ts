import type { OwnerReference } from '../../resources/kube-object.ts';
import { type FieldError, invalid } from './field-error.ts';

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
    .filter((field) => (field === 'apiVersion' ? owner.apiVersion?.endsWith('/') || !owner.apiVersion : !owner[field]))
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

const goOwner = ({ apiVersion = '', kind = '', name = '', uid = '', controller, blockOwnerDeletion }: OwnerReference) =>
  `v1.OwnerReference{APIVersion:${JSON.stringify(apiVersion)}, Kind:${JSON.stringify(kind)}, Name:${JSON.stringify(name)}, UID:${JSON.stringify(uid)}, Controller:${goPointer(controller)}, BlockOwnerDeletion:${goPointer(blockOwnerDeletion)}}`;

/** A pointer as Go's `%#v` prints it: an address that means nothing, here always the same. */
const goPointer = (value: boolean | undefined): string => `(*bool)(${value === undefined ? 'nil' : '0xc000012345'})`;

/** An "Invalid value" whose value is already written out. */
const invalidGo = (field: string, value: string, detail: string): FieldError => ({
  reason: 'FieldValueInvalid',
  field,
  message: `Invalid value: ${value}: ${detail}`,
});
