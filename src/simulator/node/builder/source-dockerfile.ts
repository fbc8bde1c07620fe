import { posix } from 'node:path';
import type { ContainerConfig } from '../../../image/image-config.ts';
import { type Pairs, quotedPairs } from './build-metadata.ts';

/** What is put on top of which image. */
export interface SourceImage {
  readonly image: string;
  /** What the builder image says of itself: labels `io.openshift.s2i.*`, and the user that its scripts run as. */
  readonly builder: ContainerConfig;
  /** Scripts that the sources bring: `assemble`, `run`, `save-artifacts`. */
  readonly scripts: readonly string[];
  readonly variables: Pairs;
  readonly labels: Pairs;
}

/**
 * The Dockerfile that a build of sources comes down to.
 *
 * @see https://github.com/openshift/source-to-image/blob/master/pkg/build/strategies/dockerfile/dockerfile.go
 */
export const sourceDockerfile = ({ image, builder, scripts, variables, labels }: SourceImage): string => {
  const own = builder.Labels ?? {};
  const destination = own['io.openshift.s2i.destination'] || '/tmp';
  const user = userOf(own['io.openshift.s2i.assemble-user'] ?? builder.User ?? '') || '1001';
  const scriptOf = (name: string): string =>
    posix.join(scripts.includes(name) ? posix.join(destination, 'scripts') : scriptsOf(own), name);
  return [
    `FROM ${image}`,
    `LABEL ${quotedPairs(labels)}`,
    `ENV ${quotedPairs(variables)}`,
    ...(scripts.length > 0 ? [`COPY --chown=${user}:0 upload/scripts ${posix.join(destination, 'scripts')}`] : []),
    `COPY --chown=${user}:0 upload/src ${posix.join(destination, 'src')}`,
    ...(user === 'root' ? [] : [`USER ${user}`]),
    `RUN ${scriptOf('assemble')}`,
    `CMD ${scriptOf('run')}`,
    '',
  ].join('\n');
};

/** Where a builder image has its scripts; it says so as `image:///usr/libexec/s2i`. */
const scriptsOf = (labels: Readonly<Record<string, string>>): string => {
  const url = labels['io.openshift.s2i.scripts-url'] ?? '';
  return url.startsWith('image://') ? url.slice('image://'.length) : '/usr/libexec/s2i';
};

const userOf = (user: string): string => user.split(':')[0]?.trim() ?? '';
