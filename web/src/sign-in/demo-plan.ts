/** In demo mode only: which account was picked, so that the code page can show its present code. */
export const demoPlan: { login?: string } = {}

export type DemoAccount = {
  name: string
  role: string
  tenantName: string
  login: string
  password: string
  code: string | null
  codeSecondsLeft: number
}
export type DemoMessage = { to: string; subject: string; text: string; at: string }
export type Demo = { accounts: DemoAccount[]; messages: DemoMessage[] }
