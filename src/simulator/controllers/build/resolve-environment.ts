import type { Secret } from '../../../resources/access/secret.ts';
import type { Build } from '../../../resources/builds/build.ts';
import { imageStrategyOf } from '../../../resources/builds/build-config.ts';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import type { Client } from '../../apimachinery/client.ts';
import { expandVariables } from '../../apimachinery/pods/expand-variables.ts';
import { fieldOfObject } from './field-of-object.ts';
import { StartRefused } from './start-refused.ts';

/**
 * Gives the variables of a build their values: those of secrets, config maps and fields of the build that they are taken from,
 * and those of variables before them that they name.
 *
 * @throws StartRefused when some cannot be found, which ends the build
 * @see https://github.com/openshift/library-go/tree/release-4.19/pkg/build/envresolve
 */
export const resolveEnvironment = async (build: Build, client: Client): Promise<void> => {
  const strategy = imageStrategyOf(build.spec.strategy);
  if (!strategy?.env?.length) return;
  const values = new Map<string, string>();
  const env: EnvVar[] = [];
  const failures: string[] = [];
  for (const { name, value: written, valueFrom } of strategy.env) {
    try {
      const value = written
        ? expandVariables(written, (name) => values.get(name))
        : valueFrom
          ? await resolvedValue(valueFrom, build, client)
          : '';
      values.set(name, value);
      env.push({ name, ...(value && { value }) });
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  if (failures.length > 0)
    throw new StartRefused({
      phase: 'Error',
      reason: 'UnresolvableEnvironmentVariable',
      message: `Unable to resolve build environment variable reference., ${aggregateMessage(failures)}`,
    });
  strategy.env = env;
};

const resolvedValue = async (
  { secretKeyRef, configMapKeyRef, fieldRef }: NonNullable<EnvVar['valueFrom']>,
  build: Build,
  client: Client,
): Promise<string> => {
  const { namespace } = build.metadata;
  if (secretKeyRef) {
    const { name, key } = secretKeyRef;
    const { data } = await client.get<Secret>(secretKind, namespace, name);
    return Buffer.from(member(data, key, `secret ${name}`), 'base64').toString();
  }
  if (configMapKeyRef) {
    const { name, key } = configMapKeyRef;
    const { data } = await client.get<ConfigMap>(configMapKind, namespace, name);
    return member(data, key, `config map ${name}`);
  }
  if (fieldRef) return fieldOfObject(build, fieldRef.fieldPath);
  throw new Error('invalid valueFrom');
};

const member = (data: Readonly<Record<string, string>> | undefined, key: string, what: string): string => {
  const value = data?.[key];
  if (value === undefined) throw new Error(`key ${key} not found in ${what}`);
  return value;
};
