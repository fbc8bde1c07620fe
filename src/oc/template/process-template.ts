import { ApiStatusError } from '../../errors/api-status-error.ts';
import { processedTemplateKind } from '../../resources/kinds/kinds.ts';
import type { Template } from '../../resources/templates/template.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/**
 * Lets the server put the values of a template into its objects.
 *
 * @param createdAt when the template is to have been made, RFC 3339
 * @throws ApiStatusError when it refuses
 */
export const processTemplate = async (
  { client, namespace }: Invocation,
  template: Template,
  createdAt?: string,
): Promise<Template> => {
  const { creationTimestamp: _, ...metadata } = template.metadata;
  return await client.create<Template>(processedTemplateKind, namespace, {
    ...template,
    metadata: {
      ...metadata,
      ...(createdAt && { creationTimestamp: createdAt }),
      ...(metadata.namespace && { namespace }),
    },
  });
};

/** Handles a refusal as `oc process` does: with all that the server found wrong, a line each. */
export const unableToProcess = (error: unknown): never => {
  if (!(error instanceof ApiStatusError) || !error.status.details) throw error;
  const causes = error.status.details.causes ?? [];
  const lines = causes.length > 0 ? causes.map(({ message }) => `  ${message}\n`) : [`  ${error.message}\n`];
  throw new OcError(`unable to process template\n${lines.join('')}`, { cause: error });
};
