import { ContractList } from './contract-list.tsx';
import { NetworkInspector } from './network-inspector.tsx';
import { NetworkMiddle } from './network-middle.tsx';
import { Panes } from '../shell/panes.tsx';
import { readOpened } from './opened.ts';
import { useAddress } from '../address/use-address.ts';
import { useMemo } from 'react';
import { useNeighbourhoods } from './use-neighbourhoods.ts';

/** Who subcontracts to whom, explored node by node. */
export function NetworkView() {
  const { address } = useAddress();
  const opened = useMemo(() => address.opened.map(readOpened), [address.opened]);
  const neighbourhoods = useNeighbourhoods(opened, address.conditions.asOf);
  return (
    <Panes
      names={['Contracts', 'Network', 'Details']}
      left={<ContractList />}
      middle={<NetworkMiddle neighbourhoods={neighbourhoods} opened={opened} />}
      right={<NetworkInspector neighbourhoods={neighbourhoods} opened={opened} />}
    />
  );
}
