import type { ContainerConfig } from '../../image/image-config.ts';
import type { ImageMetadata } from '../../resources/images/image.ts';
import type { SourceRepository } from './source-repository.ts';

/** What `oc new-app` found for one word of its command line. */
export interface Component {
  /** The word. */
  readonly input: string;
  /** Name of the image stream that is used or made, and of the container. */
  readonly stream: string;
  readonly tag: string;
  /** Project of an existing stream; a stream of the current project is made when there is none. */
  readonly streamNamespace?: string | undefined;
  /** The image to track, for a container image. */
  readonly image?: string;
  /** No registry has shown the image (`--allow-missing-images`): it is named as it is, and no stream follows it. */
  readonly isUnseen?: boolean;
  /** The pull spec of the stream, without a tag. */
  readonly repository: string;
  readonly metadata?: ImageMetadata;
  /** Words that the tag of an existing stream is annotated with: `builder`, `hidden`. */
  readonly annotated?: readonly string[];
  /** Sources that are to be built on top of the image. */
  readonly source?: SourceRepository;
  /** The line that tells what was found. */
  readonly found: string;
}

/**
 * Whether sources can be put on top of the image, as its labels, its variables of old or its tag say.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/helpers/newapp/app/builder.go
 */
export const isBuilder = (component: Component): boolean => {
  const { Labels = {}, Env = [] } = containerConfigOf(component);
  return (
    Labels?.['io.openshift.s2i.scripts-url'] !== undefined ||
    (Env ?? []).some((pair) => /^STI_(LOCATION|SCRIPTS_URL|BUILDER)=/.test(pair)) ||
    component.annotated?.includes('builder') === true
  );
};

/** How a container of the component's image runs. */
export const containerConfigOf = (component: Component): ContainerConfig => component.metadata?.Config ?? {};

/** The image that is none: what is built on it begins with nothing, and no stream tracks it. */
export const scratch: Component = { input: 'scratch', stream: 'scratch', tag: 'latest', repository: '', found: '' };
