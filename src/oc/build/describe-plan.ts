import { titleLines } from '../new-app/describe-component.ts';
import type { BuildPlan } from './build-plan.ts';

/** What `oc new-build` tells before it creates anything. */
export const describePlan = ({ base, strategy, isBinary, git, dockerfile, output, sourceImage }: BuildPlan): string => {
  const given = dockerfile === undefined ? '<unknown>' : 'a predefined Dockerfile';
  const source = git ? `source code from ${git.location}` : isBinary ? 'binary input' : given;
  const tracked = base !== undefined && base.streamNamespace === undefined ? `${base.stream}:${base.tag}` : undefined;
  const trigger =
    tracked === undefined
      ? "      * Use 'oc start-build' to trigger a new build"
      : `      * Every time "${tracked}" changes a new build will be triggered`;
  const lines = [
    tracked === undefined
      ? ''
      : `    * An image stream tag will be created as "${tracked}" that will track the source image`,
    `    * A ${strategy === 'Docker' ? 'Docker' : 'source'} build using ${source} will be created`,
    output?.kind === 'ImageStreamTag'
      ? `      * The resulting image will be pushed to image stream tag "${output.name}"`
      : '',
    output?.kind === 'DockerImage' ? `      * The resulting image will be pushed with Docker to "${output.name}"` : '',
    isBinary && sourceImage === undefined
      ? "      * A binary build was created, use 'oc start-build --from-dir' to trigger a new build"
      : trigger,
  ];
  const found = base === undefined ? '' : `--> ${base.found}\n${titleLines(base)}\n`;
  return `${found}${lines.filter((line) => line !== '').join('\n')}\n\n`;
};
