import { digestOf } from '../../../distribution/verified-content.ts';
import type { Build } from '../../../resources/builds/build.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { copyTree } from '../files/copy-tree.ts';
import type { FileTree } from '../files/file-tree.ts';
import { type BaseImage, pullBaseImage, scratch } from './base-image.ts';
import { timed } from './build-timing.ts';
import { type BuilderContext, BuildFailure, say } from './builder-context.ts';
import { StepError } from './copy-files.ts';
import { type Instruction, instructionText, parseDockerfile } from './dockerfile.ts';
import { substitute } from './dockerfile-words.ts';
import { ignoredFiles } from './ignored-files.ts';
import { readFile } from './manage-dockerfile.ts';
import { runStep, type StepWorld } from './run-step.ts';
import { type Layering, Stage } from './stage.ts';

/** What a Dockerfile is built from. */
export interface StageSources {
  /** The folder that is the context of the build. */
  readonly files: FileTree;
  /** Images that are there already, by the names that `FROM` gives them. */
  readonly images?: ReadonlyMap<string, BaseImage>;
}

/**
 * Builds all stages of a Dockerfile and writes the log of each step.
 *
 * @returns the last stage, which is the image
 * @throws BuildFailure
 */
export const buildStages = async (
  instructions: readonly Instruction[],
  { files, images = new Map() }: StageSources,
  context: BuilderContext,
): Promise<Stage> => {
  const { build, process } = context;
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
  if (first < 0) throw dockerFailure('no FROM image in Dockerfile');
  const buildArguments = Object.fromEntries(
    (build.spec.strategy.dockerStrategy?.buildArgs ?? []).map(({ name, value = '' }) => [name, value]),
  );
  const globals = globalArguments(instructions.slice(0, first), buildArguments);
  const plans = stagePlans(instructions.slice(first));
  const stages: Stage[] = [];
  const pulled = new Map<string, BaseImage>(images);
  const now = timestamp(process.container.clock.now());
  const imageOf = async (name: string): Promise<BaseImage> => {
    const stage = stages.findLast((each, index) => each.name === name || String(index) === name);
    if (stage !== undefined) return stage.asBase(now);
    if (name === 'scratch') return scratch();
    const image = pulled.get(name) ?? (await pullBaseImage(name, context));
    pulled.set(name, image);
    return { ...image, files: await copyTree(image.files) };
  };
  for (const name of referencedImages(plans, globals))
    if (name !== 'scratch' && !pulled.has(name)) pulled.set(name, await pullBaseImage(name, context));
  const isIgnored = await ignoredIn(files);
  const layering = layeringOf(build);
  const buildAll = async (): Promise<void> => {
    for (const [index, plan] of plans.entries()) {
      const stage = new Stage(plan.name, await imageOf(substitute(plan.image, globals)), layering);
      const world: StepWorld = {
        context: files,
        isIgnored,
        now,
        buildArguments: { ...globals, ...buildArguments },
        filesOf: async (name) => (await imageOf(name)).files,
        warn: (text) => say(context, text),
      };
      const place = { number: index + 1, of: plans.length };
      await buildStage(withTriggers(plan, stage), stage, world, context, place);
      stages.push(stage);
    }
  };
  await timed('Build', 'DockerBuild', context, buildAll);
  return stages.at(-1) as Stage;
};

/** All images that stages begin with or copy from, which are fetched before anything is built. */
const referencedImages = (plans: readonly StagePlan[], globals: Readonly<Record<string, string>>): string[] => {
  const images = new Set<string>();
  const stages = new Set<string>();
  const refer = (name: string): unknown => !stages.has(name) && images.add(name);
  for (const [index, { image, name, steps }] of plans.entries()) {
    refer(substitute(image, globals));
    if (name !== '') stages.add(name);
    for (const { keyword, flags } of steps)
      if (keyword === 'COPY' && flags['from']) refer(substitute(flags['from'], globals));
    stages.add(String(index));
  }
  return [...images].sort();
};

/** Sources are always put on top of their builder image in one layer. */
const layeringOf = ({ spec: { strategy } }: Build): Layering =>
  strategy.sourceStrategy !== undefined || strategy.dockerStrategy?.imageOptimizationPolicy?.startsWith('SkipLayers')
    ? 'once'
    : 'each step';

/** What the base wants to be done first, once: the image that is built does not ask for it again. */
const withTriggers = (plan: StagePlan, { config }: Stage): StagePlan => {
  const triggers = config.OnBuild ?? [];
  delete config.OnBuild;
  if (triggers.length === 0) return plan;
  const [from, ...steps] = plan.steps;
  return { ...plan, steps: [from as Instruction, ...parseDockerfile(triggers.join('\n')), ...steps] };
};

interface StagePlan {
  readonly image: string;
  readonly name: string;
  readonly steps: readonly Instruction[];
}

const stagePlans = (instructions: readonly Instruction[]): StagePlan[] => {
  const plans: (StagePlan & { steps: Instruction[] })[] = [];
  for (const step of instructions) {
    const [image = '', as = '', name = ''] = step.rest.split(/\s+/);
    if (step.keyword === 'FROM') plans.push({ image, name: /^as$/i.test(as) ? name : '', steps: [step] });
    else plans.at(-1)?.steps.push(step);
  }
  return plans;
};

interface Place {
  readonly number: number;
  readonly of: number;
}

const buildStage = async (
  { steps }: StagePlan,
  stage: Stage,
  world: StepWorld,
  context: BuilderContext,
  place: Place,
): Promise<void> => {
  const prefix = place.of > 1 ? `[${place.number}/${place.of}] ` : '';
  for (const [index, step] of steps.entries()) {
    const text = instructionText(step);
    say(context, `${prefix}STEP ${index + 1}/${steps.length}: ${text}`);
    if (step.keyword === 'FROM') continue;
    try {
      await runStep(step, stage, world);
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      throw dockerFailure(`building at STEP ${JSON.stringify(text)}: ${error.message}`);
    }
    const isLast = index === steps.length - 1 && place.number === place.of;
    if (stage.layering === 'each step' && !isLast) say(context, `--> ${shortId(stage, world.now)}`);
  }
  await stage.close();
};

/** How logs call the image that stands after a step. */
const shortId = (stage: Stage, now: string): string =>
  digestOf(Buffer.from(JSON.stringify(stage.imageConfig(now)))).slice('sha256:'.length, 'sha256:'.length + 12);

const globalArguments = (
  instructions: readonly Instruction[],
  buildArguments: Readonly<Record<string, string>>,
): Record<string, string> => {
  const globals: Record<string, string> = {};
  for (const { keyword, rest } of instructions) {
    const [, name = '', value] = /^(\w+)(?:=(.*))?$/.exec(rest) ?? [];
    const given =
      buildArguments[name] ??
      (value === undefined ? undefined : substitute(value, globals).replaceAll(/^["']|["']$/g, ''));
    if (keyword === 'ARG' && given !== undefined) globals[name] = given;
  }
  return globals;
};

const ignoredIn = async (files: FileTree): Promise<StepWorld['isIgnored']> =>
  ignoredFiles((await files.status('/.dockerignore')) === undefined ? '' : await readFile(files, '/.dockerignore'));

const dockerFailure = (text: string): BuildFailure =>
  new BuildFailure('DockerBuildFailed', 'Dockerfile build strategy has failed.', text);
