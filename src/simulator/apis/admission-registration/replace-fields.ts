/** Makes an object the same as another, whoever holds on to it. */
export const replaceFields = (object: object, fields: object): void => {
  for (const name of Object.keys(object))
    if (!Object.hasOwn(fields, name)) delete (object as Record<string, unknown>)[name];
  Object.assign(object, fields);
};
