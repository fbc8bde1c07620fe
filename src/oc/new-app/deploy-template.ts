import { imageStreamKind, templateKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { projectAnnotations } from '../../resources/projects/project.ts';
import type { Template } from '../../resources/templates/template.ts';
import { readManifestsOf } from '../client/manifests.ts';
import type { Invocation } from '../command.ts';
import { warnOfDoubles } from '../command-line/assignments.ts';
import { OcError } from '../oc-error.ts';
import { fillParameters, readParameters } from '../template/parameters.ts';
import { processTemplate } from '../template/process-template.ts';
import { notFound } from './match-errors.ts';

/** A template that `oc new-app` is to use. */
export interface NamedTemplate {
  /** The word that names it. */
  readonly input: string;
  readonly template: Template;
}

/** What becomes of it, and what is said of that. */
export interface DeployedTemplate {
  readonly objects: readonly KubeObject[];
  readonly text: string;
}

/** The templates that the command line names with `--template` and `--filename`, or with words that are nothing else. */
export const namedTemplates = async (invocation: Invocation): Promise<NamedTemplate[]> => {
  const { args, flags } = invocation;
  const named: NamedTemplate[] = [];
  for (const input of flags.list('template')) {
    const template = await storedTemplate(invocation, input);
    if (!template) throw notFound('templates loaded in accessible projects', input);
    named.push({ input, template });
  }
  for (const input of flags.list('file'))
    for (const { kind, object } of await readManifestsOf(invocation, input).catch(noTemplateFile(input))) {
      if (kind.kind !== templateKind.kind) throw new OcError(`object in ${JSON.stringify(input)} is not a template`);
      named.push({ input, template: object as Template });
    }
  for (const input of args.filter((word) => /^[\w.-]+$/.test(word))) {
    const template = await storedTemplate(invocation, input);
    if (template && !(await streamNamed(invocation, input))) named.push({ input, template });
  }
  return named;
};

const noTemplateFile =
  (input: string) =>
  (error: unknown): never => {
    throw error instanceof OcError && error.message.endsWith('does not exist')
      ? notFound('template files', input)
      : error;
  };

/** A template of the project, or of the project that everybody shares. */
const storedTemplate = async ({ client, namespace }: Invocation, word: string): Promise<Template | undefined> => {
  const [name = '', project] = word.split('/').toReversed();
  for (const place of project === undefined ? [namespace, 'openshift'] : [project]) {
    const { items } = await client.list<Template>(templateKind, place).catch(() => ({ items: [] as Template[] }));
    const found = items.find(({ metadata }) => metadata.name === name);
    if (found) return { ...found, apiVersion: 'template.openshift.io/v1', kind: templateKind.kind };
  }
  return undefined;
};

const streamNamed = async ({ client, namespace }: Invocation, name: string): Promise<boolean> =>
  (await client.find(imageStreamKind, namespace, name)) !== undefined;

/** Fills in the values and tells what will be made. */
export const deployTemplate = async (
  invocation: Invocation,
  { input, template }: NamedTemplate,
): Promise<DeployedTemplate> => {
  const { context, flags, namespace } = invocation;
  const onDouble = warnOfDoubles(context, 'Template parameter');
  const values = await readParameters(invocation, flags.values('param'), onDouble);
  const filled = fillParameters(
    template,
    values,
    flags.boolean('ignore-unknown-parameters'),
    (name) => `unexpected parameter name ${JSON.stringify(name)}`,
  );
  const labels = Object.fromEntries(flags.list('labels').map((pair) => pair.split('=') as [string, string]));
  const qualified = `${template.metadata.namespace ?? namespace}/${template.metadata.name}`;
  const processed = await processTemplate(
    invocation,
    Object.keys(labels).length > 0 ? { ...filled, labels: { ...filled.labels, ...labels } } : filled,
  ).catch((error: Error) => {
    throw new OcError(`error processing template ${JSON.stringify(qualified)}: ${error.message}`, { cause: error });
  });
  const which = input === template.metadata.name ? '' : ` for ${JSON.stringify(input)}`;
  return {
    objects: processed.objects ?? [],
    text: `--> Deploying template ${JSON.stringify(qualified)}${which} to project ${namespace}\n\n${textOf(template, processed)}`,
  };
};

const textOf = ({ metadata }: Template, { message, parameters = [] }: Template): string => {
  const { name, annotations = {} } = metadata;
  const { description } = annotations;
  const title = annotations[projectAnnotations.displayName] ?? name;
  return [
    message || description ? `     ${title}\n     ---------\n` : '',
    ...[description, message].map((text) => (text ? `${indented(text)}\n` : '')),
    parameters.length > 0 ? '     * With parameters:\n' : '',
    ...parameters.map(
      (each) =>
        `        * ${each.displayName || each.name}=${each.value ?? ''}${each.generate ? ' # generated' : ''}\n`,
    ),
    parameters.length > 0 ? '\n' : '',
  ].join('');
};

const indented = (text: string): string =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `     ${line}\n`)
    .join('');
