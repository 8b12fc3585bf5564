import { create } from 'qrcode'

/** A QR code as one path, black on white in both themes: cameras want it so. */
export function Qr(props: { text: string; label: string; small?: boolean }) {
  const code = () => create(props.text, { errorCorrectionLevel: 'M' }).modules
  const path = () => {
    const { size, data } = code()
    let drawn = ''
    data.forEach((dark, at) => {
      if (dark) drawn += `M${(at % size) + 4} ${Math.floor(at / size) + 4}h1v1h-1z`
    })
    return drawn
  }
  const side = () => code().size + 8
  return (
    <svg
      viewBox={`0 0 ${side()} ${side()}`}
      role="img"
      aria-label={props.label}
      class={`${props.small ? 'size-40' : 'size-60'} flex-none rounded-box border border-line bg-[#ffffff]`}
      shape-rendering="crispEdges"
    >
      <path d={path()} fill="#000000" />
    </svg>
  )
}
