import { templateKind } from '../../resources/kinds/kinds.ts';
import type { Template } from '../../resources/templates/template.ts';
import { isNotFound } from '../client/client.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/**
 * A template of the server: `name`, `template/name` or `project/template/name`.
 *
 * @throws OcError when there is none
 */
export const findTemplate = async ({ client, namespace }: Invocation, word: string): Promise<Template> => {
  const parts = word.trim().split('/');
  if (parts.length > 3) throw new OcError(`invalid argument ${JSON.stringify(word)}`);
  const [name = '', resource = '', project = namespace] = parts.toReversed();
  if (!['', 'template', 'templates'].includes(resource))
    throw new OcError(`unable to process invalid resource ${JSON.stringify(resource)}`);
  if (name === '') throw new OcError(`invalid value syntax ${JSON.stringify(word)}`);
  return await client.get<Template>(templateKind, project, name).catch((error: unknown) => {
    throw isNotFound(error)
      ? new OcError(`template ${JSON.stringify(name)} could not be found`, { cause: error })
      : error;
  });
};
