import { asImageReference } from '../../../image/reference.ts';
import { formatExact } from '../../../image/reference-format.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { ImageStreamTag } from '../../../resources/images/image-stream-tag.ts';
import { deploymentConfigKind, imageStreamKind, imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { Admission, AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { Client } from '../../apimachinery/client.ts';
import { forbidden, StatusError } from '../../apimachinery/status-error.ts';
import { containersIn, type PodTemplate, podTemplateOf } from './pod-template.ts';

/** `"*"` on an object or its pod template makes all of its image names mean streams of its namespace. */
export const resolveNamesAnnotation = 'alpha.image.policy.openshift.io/resolve-names';

/**
 * Puts the image of an image stream tag in place of its short name, where the stream allows it (`lookupPolicy.local`) or the
 * object asks for it. It happens once, when the object is written; what a controller makes from another object is left alone, and
 * so is whatever cannot be resolved.
 *
 * @see https://docs.openshift.com/container-platform/4.19/openshift_images/using-imagestreams-with-kube-resources.html
 */
export const createImagePolicyAdmission =
  (client: Client): Admission =>
  (attributes) => {
    const { operation, kind, object } = attributes;
    if (operation === 'DELETE') return undefined;
    const template = podTemplateOf(kind, object);
    if (template === undefined && kind === deploymentConfigKind) throw forbidden(kind, object.metadata.name, NO_IMAGES);
    if (template === undefined || object.metadata.ownerReferences?.some(({ controller }) => controller))
      return undefined;
    if (operation === 'UPDATE' && template.isFixed) return undefined;
    return resolveImages(client, attributes, template);
  };

const NO_IMAGES =
  'unable to apply image policy against objects of type *apps.DeploymentConfig: No list of images available for this object';

const resolveImages = async (client: Client, attributes: AdmissionAttributes, template: PodTemplate): Promise<void> => {
  const { kind, old, context } = attributes;
  const resolvesNames = asksForNames(attributes, template);
  const before = old && podTemplateOf(kind, old);
  const forced =
    old !== undefined && before !== undefined && asksForNames({ ...attributes, object: old }, before) !== resolvesNames;
  for (const { path, container } of containersIn(template)) {
    if (before && !forced && imageAt(before, path) === container.image) continue;
    const image = await resolve(client, context.namespace ?? '', container, resolvesNames);
    if (image !== undefined) container.image = image;
  }
};

const asksForNames = ({ object }: Pick<AdmissionAttributes, 'object'>, { annotations }: PodTemplate): boolean =>
  object.metadata.annotations?.[resolveNamesAnnotation] === '*' || annotations[resolveNamesAnnotation] === '*';

const imageAt = (template: PodTemplate, path: string): string | undefined =>
  containersIn(template).find((each) => each.path === path)?.container.image;

const resolve = async (
  client: Client,
  namespace: string,
  { image = '' }: Container,
  resolvesNames: boolean,
): Promise<string | undefined> => {
  const reference = asImageReference(image);
  if (reference === undefined || reference.id || !reference.name) return undefined;
  if (!resolvesNames && (reference.registry || reference.namespace)) return undefined;
  const [name, tag] = [reference.name, reference.tag || 'latest'];
  const found = await ifFound(client.get<ImageStreamTag>(imageStreamTagKind, namespace, `${name}:${tag}`));
  if (found) return found.lookupPolicy.local || resolvesNames ? exactReference(found) : undefined;
  const stream = await ifFound(client.get<ImageStream>(imageStreamKind, namespace, name));
  const repository = stream?.status?.dockerImageRepository;
  return repository && (stream.spec?.lookupPolicy?.local || resolvesNames) ? `${repository}:${tag}` : undefined;
};

/** The image by its digest, also where its reference names a tag. */
const exactReference = ({ image }: ImageStreamTag): string | undefined => {
  const reference = asImageReference(image.dockerImageReference ?? '');
  return reference && formatExact({ ...reference, tag: '', id: image.metadata.name ?? '' });
};

const ifFound = async <T>(answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StatusError) return undefined;
    throw error;
  }
};
