import {
  type BuildConfig,
  type BuildTrigger,
  inputReference,
  type WebHookTrigger,
} from '../../../resources/builds/build-config.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goPointer, invalidGo } from '../../apimachinery/go-value.ts';
import { validateImageReference } from './validate-image-reference.ts';

/** What is wrong with what starts the builds of a configuration. */
export const validateBuildTriggers = ({ metadata, spec }: BuildConfig): FieldError[] => {
  const errors: FieldError[] = [];
  const watched = new Set<string>();
  for (const [index, trigger] of (spec.triggers ?? []).entries()) {
    const path = `spec.triggers[${index}]`;
    if (trigger.type !== 'ImageChange') {
      errors.push(...validateHook(trigger, path));
      continue;
    }
    const own = trigger.imageChange?.from;
    if (own) errors.push(...validateFrom(own, path));
    const from = own ?? inputReference(spec.strategy);
    const key = from?.kind === 'ImageStreamTag' ? `${from.namespace || metadata.namespace}/${from.name}` : 'nil';
    if (watched.has(key))
      errors.push(
        invalidGo(
          'spec.triggers',
          `[]build.BuildTriggerPolicy{${(spec.triggers ?? []).map(goTrigger).join(', ')}}`,
          'multiple ImageChange triggers refer to the same image stream tag',
        ),
      );
    watched.add(key);
  }
  return errors;
};

const validateFrom = (
  from: NonNullable<NonNullable<BuildTrigger['imageChange']>['from']>,
  path: string,
): FieldError[] =>
  from.kind === 'ImageStreamTag'
    ? validateImageReference(from, `${path}.from`)
    : [
        invalid(
          `${path}.imageChange.from.kind`,
          from.kind ?? '',
          'only an ImageStreamTag type of reference is allowed in an ImageChange trigger.',
        ),
      ];

const validateHook = (trigger: BuildTrigger, path: string): FieldError[] => {
  const member = MEMBERS[trigger.type];
  if (member === undefined) return [];
  const hook = trigger[member];
  if (!hook) return [required(`${path}.${member}`)];
  const errors: FieldError[] = [];
  if (!hook.secret && !hook.secretReference)
    errors.push(
      invalidGo(
        `${path}.${member}`,
        goHook(hook),
        'must provide a value for at least one of secret or secretReference',
      ),
    );
  if (hook.secretReference && !hook.secretReference.name)
    errors.push(required(`${path}.${member}.secretReference.name`));
  if (member !== 'generic' && hook.allowEnv)
    errors.push(invalidGo(`${path}.${member}.allowEnv`, goHook(hook), 'git webhooks cannot allow env vars'));
  return errors;
};

const goHook = ({ secret = '', allowEnv = false, secretReference }: WebHookTrigger): string =>
  `build.WebHookTrigger{Secret:${JSON.stringify(secret)}, AllowEnv:${allowEnv}, SecretReference:${goPointer('build.SecretLocalReference', secretReference)}}`;

const goTrigger = ({ type, github, generic, imageChange, gitlab, bitbucket }: BuildTrigger): string => {
  const hook = (name: string, value: unknown): string => `${name}WebHook:${goPointer('build.WebHookTrigger', value)}`;
  return `build.BuildTriggerPolicy{Type:${JSON.stringify(type)}, ${[
    hook('GitHub', github),
    hook('Generic', generic),
    `ImageChange:${goPointer('build.ImageChangeTrigger', imageChange)}`,
    hook('GitLab', gitlab),
    hook('Bitbucket', bitbucket),
  ].join(', ')}}`;
};

const MEMBERS: Readonly<Record<string, 'github' | 'generic' | 'gitlab' | 'bitbucket' | undefined>> = {
  GitHub: 'github',
  Generic: 'generic',
  GitLab: 'gitlab',
  Bitbucket: 'bitbucket',
};
