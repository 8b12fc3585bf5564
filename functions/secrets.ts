import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm'
import type { Environment } from './environment.ts'

/** The environment, and from the parameters below an SSM path what it lacks: the last part of a name is the variable. */
export async function withSecrets(env: Environment, path: string): Promise<Environment> {
  const found: Record<string, string> = {}
  const pages = paginateGetParametersByPath({ client: new SSMClient() }, { Path: path, WithDecryption: true })
  for await (const page of pages) {
    for (const { Name, Value } of page.Parameters ?? []) {
      const variable = Name?.split('/').at(-1)
      if (variable && Value) found[variable] = Value
    }
  }
  return { ...found, ...env }
}
