import type { ImageSignature } from '../../../resources/images/image.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { goMap, invalidGo } from '../../apimachinery/go-value.ts';
import { validateMetaContents } from '../validation/object-meta.ts';
import { validateSegmentName } from './stream-validation.ts';

/**
 * What is wrong with a signature, at a path such as `signatures[0].`.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/image/apis/image/validation/validation.go
 */
export const validateSignature = (signature: ImageSignature, prefix = ''): FieldError[] => {
  const { metadata, type, content } = signature;
  const { name = '', labels = {}, annotations = {} } = (metadata ?? {}) as Partial<typeof metadata>;
  const forbid = (field: string, values: object): FieldError[] =>
    Object.keys(values).length === 0
      ? []
      : [forbiddenField(`${prefix}metadata.${field}`, `signature ${field} cannot be set`)];
  return [
    ...validateSegmentName(name, `${prefix}metadata.name`),
    ...validateMetaContents(metadata ?? {}, `${prefix}metadata`),
    ...forbid('labels', labels),
    ...forbid('annotations', annotations),
    ...(/^[^@]+@[^@]+$/.test(name)
      ? []
      : [invalid(`${prefix}metadata.name`, name, 'name must be of format <imageName>@<signatureName>')]),
    ...(type ? [] : [required(`${prefix}type`)]),
    ...(content ? [] : [required(`${prefix}content`)]),
    ...(isVerified(signature) ? [] : validateUnverified(signature, prefix)),
  ];
};

/** Whether somebody has found out whether the signature can be trusted. */
const isVerified = ({ conditions = [] }: ImageSignature): boolean =>
  conditions.some(({ type, status }) => type === 'Trusted' && status !== 'Unknown');

/** What a signature tells of itself counts only when it has been verified. */
const validateUnverified = (
  { imageIdentity, signedClaims, issuedBy, issuedTo }: ImageSignature,
  prefix: string,
): FieldError[] => {
  const unset = 'must be unset for unknown signature state';
  return [
    ...(imageIdentity ? [invalid(`${prefix}imageIdentity`, imageIdentity, unset)] : []),
    ...(Object.keys(signedClaims ?? {}).length > 0
      ? [invalidGo(`${prefix}signedClaims`, goMap(signedClaims), unset)]
      : []),
    ...(issuedBy ? [invalidGo(`${prefix}issuedBy`, `image.SignatureIssuer{${goEntity(issuedBy)}}`, unset)] : []),
    ...(issuedTo
      ? [
          invalidGo(
            `${prefix}issuedTo`,
            `image.SignatureSubject{${goEntity(issuedTo)}, PublicKeyID:${JSON.stringify(issuedTo.publicKeyID ?? '')}}`,
            unset,
          ),
        ]
      : []),
  ];
};

const goEntity = ({ organization = '', commonName = '' }: { organization?: string; commonName?: string }): string =>
  `SignatureGenericEntity:image.SignatureGenericEntity{Organization:${JSON.stringify(organization)}, CommonName:${JSON.stringify(commonName)}}`;
