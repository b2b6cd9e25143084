/**
 * USAspending's key of the vehicle that an order is under. The key of an award embeds it:
 * `CONT_AWD_<piid>_<agency>_<parent piid>_<parent agency>` is under `CONT_IDV_<parent piid>_<parent agency>`, and
 * `-NONE-` stands for no parent. Null: there is none, or the key does not tell.
 */
export function parentAwardKey(uniqueKey: string): { readonly key: string; readonly piid: string } | null {
  const [, piid, agency] = /^CONT_AWD_[^_]+_[^_]+_([^_]+)_([^_]+)$/i.exec(uniqueKey) ?? [];
  if (piid === undefined || agency === undefined || piid === '-NONE-' || agency === '-NONE-') return null;
  return { key: `CONT_IDV_${piid}_${agency}`, piid };
}
