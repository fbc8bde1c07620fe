import { parseImageReference } from '../../../image/reference.ts';
import { dockerDefaults } from '../../../image/reference-format.ts';

/**
 * The policy of a container that names none: images with the tag `latest`, written or implied, are asked for at every
 * start. A text that is no reference counts as one without that tag.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting
 */
export const defaultImagePullPolicy = (image: string): 'Always' | 'IfNotPresent' => {
  try {
    return dockerDefaults(parseImageReference(image)).tag === 'latest' ? 'Always' : 'IfNotPresent';
  } catch {
    return 'IfNotPresent';
  }
};
