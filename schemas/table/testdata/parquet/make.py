"""Composes the Parquet files of this folder: one table in the forms that writers give it. Needs pyarrow."""
import pyarrow as pa, pyarrow.parquet as pq, datetime as dt, decimal
D = decimal.Decimal
t=pa.table({
 'ma': pa.array(['00123','00124',None,'Xã Mường É','','a"b']),
 'so': pa.array([1,-2,None,2**40,0,5],pa.int64()),
 'nho': pa.array([1,2,3,None,5,255],pa.uint8()),
 'thuc': pa.array([0.1,1e20,None,-2.5e-7,3.0,0.30000000000000004],pa.float64()),
 'thuc32': pa.array([0.1,1.5,None,-2,3,4],pa.float32()),
 'co': pa.array([True,False,None,True,False,True]),
 'ngay': pa.array([dt.date(2026,3,28),None,dt.date(1969,12,31),dt.date(1,1,1),dt.date(9999,12,31),dt.date(2000,2,29)]),
 'luc': pa.array([dt.datetime(2026,3,28,9,30),dt.datetime(2026,3,28),None,dt.datetime(1960,1,1,23,59,59),dt.datetime(2026,1,1,0,0,1),dt.datetime(2026,1,1)],pa.timestamp('us')),
 'gio': pa.array([dt.time(9,30),None,dt.time(0,0),dt.time(23,59,59),dt.time(1,2,3),dt.time(4,5,6)],pa.time64('us')),
 'tien': pa.array([D('12.50'),D('-0.05'),None,D('0.00'),D('99999999.99'),D('-1.00')],pa.decimal128(12,2)),
 'lon': pa.array([D('12345678901234567890.123'),D('-0.001'),None,D('1.000'),D('2.000'),D('3.000')],pa.decimal128(30,3)),
 'ds': pa.array([[1,2],[],None,[None,3],[4],[5]],pa.list_(pa.int32())),
 'dc': pa.array([{'xa':'A','tinh':'S'},None,{'xa':None,'tinh':'T'},{'xa':'B','tinh':None},{'xa':'C','tinh':'U'},{'xa':'D','tinh':'V'}]),
 'dsd': pa.array([[{'k':'x','v':1}],[],None,[{'k':None,'v':2},{'k':'"y"','v':None}],[],[{'k':'z','v':3}]]),
 'bin': pa.array([b'\xff\x00',b'abc',None,b'',b'x',b'y']),
})
for name,kw in {'snappy':dict(),'zstd2':dict(compression='zstd',data_page_version='2.0'),'gzip':dict(compression='gzip',use_dictionary=False),'lz4':dict(compression='lz4',row_group_size=2),'none':dict(compression='none',data_page_size=10),
  'delta':dict(compression='none',use_dictionary=False,column_encoding={'so':'DELTA_BINARY_PACKED','ma':'DELTA_BYTE_ARRAY','thuc':'BYTE_STREAM_SPLIT','thuc32':'BYTE_STREAM_SPLIT','bin':'DELTA_LENGTH_BYTE_ARRAY','co':'RLE','nho':'DELTA_BINARY_PACKED'},data_page_version='2.0'),
  'spark':dict(compression='snappy',use_deprecated_int96_timestamps=True,use_compliant_nested_type=False,version='1.0'),'brotli':dict(compression='brotli')}.items():
    pq.write_table(t, f'{name}.parquet', **kw)
