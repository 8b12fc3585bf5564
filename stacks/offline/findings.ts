import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type NagLine = {
  ruleId: string
  resourceId: string
  compliance: string
  exceptionReason: string
  ruleInfo: string
}

/** What cdk-nag said of each resource of the templates in a folder, one line a rule. */
export function nagLines(folder: string): NagLine[] {
  const reports = readdirSync(folder).filter((name) => name.endsWith('-NagReport.json'))
  if (reports.length === 0) throw new Error(`no cdk-nag report in ${folder}: the templates were not checked`)
  return reports.flatMap((name): NagLine[] => JSON.parse(readFileSync(join(folder, name), 'utf8')).lines)
}

/** The rules that are broken without a reason; one that could not be evaluated counts as broken. */
export const findings = (folder: string): string[] =>
  nagLines(folder)
    .filter(({ compliance }) => compliance !== 'Compliant' && compliance !== 'Suppressed' && compliance !== 'N/A')
    .map(({ ruleId, resourceId, ruleInfo }) => `${ruleId} ${resourceId}: ${ruleInfo}`)
