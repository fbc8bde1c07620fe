/** How clients say who they are, as both versions of OpenAPI write it. */
export const bearerToken = {
  type: 'apiKey',
  description: 'Bearer Token authentication',
  name: 'authorization',
  in: 'header',
} as const;
