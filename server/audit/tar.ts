/** One file of an archive. */
export interface TarEntry {
  /** ASCII, at most 99 characters. */
  readonly name: string
  readonly bytes: Uint8Array
}

const block = 512

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`

/** The header of one file in the ustar form that every `tar` reads. `at`: ms. */
function header({ name, bytes }: TarEntry, at: number): Buffer {
  if (!/^[\x21-\x7e]{1,99}$/.test(name)) throw new RangeError(`${name} does not fit into an archive`)
  const head = Buffer.alloc(block)
  const put = (text: string, offset: number): void => void head.write(text, offset, 'latin1')
  put(name, 0)
  put(octal(0o600, 8), 100)
  put(octal(0, 8), 108)
  put(octal(0, 8), 116)
  put(octal(bytes.length, 12), 124)
  put(octal(Math.floor(at / 1000), 12), 136)
  put('        ', 148)
  put('0', 156)
  put('ustar\x0000', 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

/** The archive piece by piece, so that no more than one file is in memory. */
export async function* tarOf(
  entries: AsyncIterable<TarEntry> | Iterable<TarEntry>,
  at: number,
): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield header(entry, at)
    yield entry.bytes
    yield Buffer.alloc((block - (entry.bytes.length % block)) % block)
  }
  yield Buffer.alloc(2 * block)
}
