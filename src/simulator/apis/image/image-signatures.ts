import type { Image, ImageSignature } from '../../../resources/images/image.ts';
import { imageKind, imageSignatureKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import { newObject } from '../../apimachinery/registry/new-object.ts';
import { type RequestContext, withoutDryRun } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { alreadyExists, badRequest, notFound } from '../../apimachinery/status-error.ts';
import { successStatus } from '../../apimachinery/success-status.ts';
import { embedded } from './embedded.ts';
import type { ImageApi } from './image-api.ts';
import { lacksName } from './lacks-name.ts';
import { validateSignature } from './validate-signature.ts';

/**
 * Signatures, kept in the images that they sign. They are made and deleted; to see one, get its image.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagesignature
 */
export const createImageSignatures = (api: ImageApi): RestStorage => ({
  kind: imageSignatureKind,
  create: async (context, sent) => {
    if (lacksName(sent.metadata ?? {}))
      throw invalidObject(imageSignatureKind, '', validateSignature(undetermined(sent as ImageSignature)));
    const signature = undetermined(newObject(imageSignatureKind, sent, context, api.machinery) as ImageSignature);
    const { name } = signature.metadata;
    const errors = validateSignature(signature);
    if (errors.length > 0) throw invalidObject(imageSignatureKind, name, errors);
    await changeSignatures(api, context, splitName(name).digest, (signatures) => {
      const isTwin = signatures.some(
        (each) => each.metadata.name === name || (each.type === signature.type && isSame(each, signature)),
      );
      if (isTwin) throw alreadyExists(namedSignatures, name);
      return [...signatures, embedded(signature)];
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

const undetermined = (signature: ImageSignature): ImageSignature =>
  Object.fromEntries(
    Object.entries(signature).filter(([name]) => !determined.includes(name)),
  ) as unknown as ImageSignature;

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
  // The real server changes the image as a client of itself does, and does not pass `dryRun` on.
  await api.images.update({ ...withoutDryRun(context), namespace: undefined }, digest, (current) => {
    if (current === undefined) throw notFound(imageKind, digest);
    const image = copyOf(current) as Image;
    const signatures = change(image.signatures ?? []);
    if (signatures.length > 0) image.signatures = signatures;
    else delete image.signatures;
    return image;
  });
};
