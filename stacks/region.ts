/** Where people's data is stored: Indonesia (PP 71/2019). */
export const dataRegion = 'ap-southeast-3'

/** CloudFront takes its firewall, certificate and log source from here alone. Only public files are stored here. */
export const webRegion = 'us-east-1'
