/** DRAF is being written; DIKEMBALIKAN went back with reasons and can be sent again; the other three are with the secretariat or over. */
export const APPLICATION_STATES = ['DRAF', 'DIKIRIM', 'DIKEMBALIKAN', 'DISETUJUI', 'DITUTUP'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]
