import type { Build } from '../../../resources/builds/build.ts';
import { buildVariables, imageLabels, type Pairs, pairsOf, quotedPairs } from './build-metadata.ts';
import { type Instruction, instructionOf } from './dockerfile.ts';
import { withPostCommit } from './post-commit.ts';

/**
 * The Dockerfile of a build with what the build adds to it: the base image of its last stage, who made the image, the command that
 * tries it, variables for every stage, and other images in place of those that it names.
 *
 * @param replaced is told which base image gave way
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/common.go
 */
export const managedDockerfile = (
  instructions: readonly Instruction[],
  build: Build,
  replaced: (image: string) => void,
): Instruction[] => {
  const { strategy, source } = build.spec;
  const own = [
    ...withBaseImage(instructions, build, replaced),
    pairs('ENV', buildVariables(build)),
    pairs('LABEL', buildLabels(build)),
  ];
  const variables = pairsOf(strategy.dockerStrategy?.env);
  const all = withPostCommit(own, build).flatMap((step) =>
    step.keyword === 'FROM' && variables.length > 0 ? [step, pairs('ENV', variables)] : [step],
  );
  return withImages(all, source?.images ?? []);
};

const withBaseImage = (
  instructions: readonly Instruction[],
  { spec }: Build,
  replaced: (image: string) => void,
): readonly Instruction[] => {
  const { from } = spec.strategy.dockerStrategy ?? {};
  const last = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
  const step = instructions[last];
  if (from?.kind !== 'DockerImage' || step === undefined) return instructions;
  const [old = '', ...alias] = step.rest.split(/\s+/);
  replaced(old);
  return instructions.with(last, { ...step, rest: [from.name, ...alias].join(' ') });
};

/** Puts images of the sources where the Dockerfile has the names that they go by. Stages before keep theirs. */
const withImages = (
  instructions: readonly Instruction[],
  images: NonNullable<NonNullable<Build['spec']['source']>['images']>,
): Instruction[] => {
  const names = new Map(
    images.flatMap(({ from, as = [] }) => (from.kind === 'DockerImage' ? as.map((name) => [name, from.name]) : [])),
  );
  const stages: string[] = [];
  return instructions.map((step) => {
    const { keyword, flags, rest } = step;
    if (keyword === 'FROM') {
      const [image = '', as = '', name = String(stages.length)] = rest.split(/\s+/);
      stages.push(name);
      return { ...step, rest: [names.get(image) ?? image, ...(as ? [as, name] : [])].join(' ') };
    }
    const { from = '' } = keyword === 'COPY' ? flags : {};
    const other = stages.includes(from) ? undefined : names.get(from);
    return other === undefined ? step : { ...step, flags: { ...flags, from: other } };
  });
};

const buildLabels = (build: Build): Pairs => [
  ['io.openshift.build.name', build.metadata.name],
  ['io.openshift.build.namespace', build.metadata.namespace ?? ''],
  ...imageLabels(build),
];

const pairs = (keyword: string, values: Pairs): Instruction => instructionOf(keyword, quotedPairs(values));
