import type { Image, ImageSignature } from '../../../resources/images/image.ts';
import { imageKind, imageSignatureKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import { newObject } from '../../apimachinery/registry/new-object.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { alreadyExists, badRequest, notFound } from '../../apimachinery/status-error.ts';
import { successStatus } from '../../apimachinery/success-status.ts';
import { embedded } from './embedded.ts';
import type { ImageApi } from './image-api.ts';
import { validateSignature } from './image-validation.ts';

/**
 * Signatures, kept in the images that they sign. They are made and deleted; to see one, get its image.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagesignature
 */
export const createImageSignatures = (api: ImageApi): RestStorage => ({
  kind: imageSignatureKind,
  create: async (context, sent) => {
    const signature = newObject(imageSignatureKind, sent, context, api.machinery) as ImageSignature;
    for (const field of determined) delete (signature as unknown as Record<string, unknown>)[field];
    const { name } = signature.metadata;
    const errors = validateSignature(signature);
    if (errors.length > 0) throw invalidObject(imageSignatureKind, name, errors);
    const { uid: _, ...metadata } = signature.metadata;
    await changeSignatures(api, context, splitName(name).digest, (signatures) => {
      const isTwin = signatures.some(
        (each) => each.metadata.name === name || (each.type === signature.type && isSame(each, signature)),
      );
      if (isTwin) throw alreadyExists(namedSignatures, name);
      return [...signatures, { ...embedded(signature), metadata }];
    });
    return signature;
  },
  delete: async (context, name): Promise<KubeObject> => {
    const { digest } = splitName(name);
    await changeSignatures(api, context, digest, (signatures) => {
      const rest = signatures.filter(({ metadata }) => metadata.name !== name);
      if (rest.length === signatures.length) throw notFound(namedSignatures, name);
      return rest;
    });
    return successStatus();
  },
});

type Signatures = NonNullable<Image['signatures']>;

const splitName = (name: string): { digest: string } => {
  const [digest = '', signature = '', ...rest] = name.split('@');
  if (!digest || !signature || rest.length > 0)
    throw badRequest('ImageSignatures must be accessed with <imageName>@<signatureName>');
  return { digest };
};

/** What only a controller may say of a signature. */
const determined = ['conditions', 'imageIdentity', 'signedClaims', 'created', 'issuedBy', 'issuedTo'];

/** How errors name signatures. */
const namedSignatures = { group: imageSignatureKind.group, plural: 'imageSignatures' };

const isSame = (one: Pick<ImageSignature, 'content'>, other: Pick<ImageSignature, 'content'>): boolean =>
  Buffer.from(one.content, 'base64').equals(Buffer.from(other.content, 'base64'));

const changeSignatures = async (
  api: ImageApi,
  context: RequestContext,
  digest: string,
  change: (signatures: Signatures) => Signatures,
): Promise<void> => {
  await api.images.update({ ...context, namespace: undefined }, digest, (current) => {
    if (current === undefined) throw notFound(imageKind, digest);
    const image = copyOf(current) as Image;
    const signatures = change(image.signatures ?? []);
    if (signatures.length > 0) image.signatures = signatures;
    else delete image.signatures;
    return image;
  });
};
